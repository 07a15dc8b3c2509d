package org.acme.trio.backend;

import java.io.IOException;
import java.util.ArrayList;

import com.google.protobuf.ByteString;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;

import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;

/**
 * The spans or log records of an OTLP request, parsed one at a time. Parsed at once, a request of 4 MiB can take some hundred
 * megabytes, because an empty message of two bytes is an object of hundred. Traces and logs have the same
 * <a href="https://github.com/open-telemetry/opentelemetry-proto">form</a>: records in scopes in resources.
 *
 * @param <T> the type of a record
 */
final class OtlpRecords<T extends Message> {

    private static final int RESOURCES = 1;
    private static final int RESOURCE = 1;
    private static final int SCOPES = 2;
    private static final int SCOPE = 1;
    private static final int RECORDS = 2;

    private static final Parser<Resource> RESOURCE_PARSER = DiscardUnknownFieldsParser.wrap(Resource.parser());
    private static final Parser<InstrumentationScope> SCOPE_PARSER = DiscardUnknownFieldsParser
            .wrap(InstrumentationScope.parser());

    private final Parser<T> parser;
    private final int maxRecordBytes;

    OtlpRecords(Parser<T> parser, int maxRecordBytes) {
        this.parser = DiscardUnknownFieldsParser.wrap(parser);
        this.maxRecordBytes = maxRecordBytes;
    }

    interface Visitor<T> {

        void resource(Resource resource);

        /** Of the resource before. */
        void scope(InstrumentationScope scope);

        /** Of the scope before. */
        void record(T record);

        /** Called instead for a record that is larger than allowed. */
        void tooLarge();
    }

    /** Fails at the first bytes that are not OTLP, when what was before them has been visited. */
    void forEach(byte[] request, Visitor<T> visitor) throws InvalidProtocolBufferException {
        each(UnsafeByteOperations.unsafeWrap(request), RESOURCES, resourceAndScopes -> {
            visitor.resource(RESOURCE_PARSER.parseFrom(all(resourceAndScopes, RESOURCE)));
            each(resourceAndScopes, SCOPES, scopeAndRecords -> {
                visitor.scope(SCOPE_PARSER.parseFrom(all(scopeAndRecords, SCOPE)));
                each(scopeAndRecords, RECORDS, bytes -> {
                    if (bytes.size() > maxRecordBytes) {
                        visitor.tooLarge();
                    } else {
                        visitor.record(parser.parseFrom(bytes));
                    }
                });
            });
        });
    }

    /** The field may come after those that need it, and in parts, which are the whole when they are put together. */
    private ByteString all(ByteString message, int field) throws InvalidProtocolBufferException {
        var parts = new ArrayList<ByteString>(1);
        each(message, field, part -> {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        });
        ByteString all = ByteString.copyFrom(parts);
        if (all.size() > maxRecordBytes) {
            throw new InvalidProtocolBufferException("a resource or scope of more than %d bytes".formatted(maxRecordBytes));
        }
        return all;
    }

    private interface Field {

        void read(ByteString value) throws InvalidProtocolBufferException;
    }

    private static void each(ByteString message, int field, Field reader) throws InvalidProtocolBufferException {
        var input = message.newCodedInput();
        input.enableAliasing(true);
        try {
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == field
                        && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                    reader.read(input.readBytes());
                } else if (!input.skipField(tag)) {
                    throw new InvalidProtocolBufferException("an end without its start");
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidProtocolBufferException(e);
        }
    }
}
