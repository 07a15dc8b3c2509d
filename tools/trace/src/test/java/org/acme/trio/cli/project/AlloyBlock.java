package org.acme.trio.cli.project;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A block of a configuration of Grafana Alloy, as far as this project's has need of it.
 *
 * @param name such as {@code stage.json}, with its label behind a space if it has one
 * @param attributes strings, lists and maps; what is neither is the text of the expression
 */
record AlloyBlock(String name, Map<String, Object> attributes, List<AlloyBlock> blocks) {

    private static final Pattern TOKEN = Pattern.compile("//.*|\"[^\"]*\"|`[^`]*`|[\\w.]+|[{}\\[\\](),=+]");

    static AlloyBlock parse(String text) {
        Deque<String> tokens = new ArrayDeque<>(TOKEN.matcher(text).results().map(MatchResult::group)
                .filter(token -> !token.startsWith("//")).toList());
        return body("", tokens, tokens::isEmpty);
    }

    /** {@return the only block of that name} */
    AlloyBlock block(String wanted) {
        List<AlloyBlock> found = blocks.stream().filter(block -> block.name.equals(wanted)).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " blocks " + wanted + " in " + blocks);
        }
        return found.get(0);
    }

    private static AlloyBlock body(String name, Deque<String> tokens, BooleanSupplier end) {
        AlloyBlock block = new AlloyBlock(name, new LinkedHashMap<>(), new ArrayList<>());
        while (!end.getAsBoolean()) {
            String key = tokens.pop();
            if (skipped("=", tokens)) {
                block.attributes.put(key, value(tokens));
            } else {
                String label = tokens.peek().equals("{") ? "" : " " + unquoted(tokens.pop());
                expect("{", tokens);
                block.blocks.add(body(key + label, tokens, () -> skipped("}", tokens)));
            }
        }
        return block;
    }

    private static Object value(Deque<String> tokens) {
        if (skipped("{", tokens)) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (!skipped("}", tokens)) {
                String key = tokens.pop();
                expect("=", tokens);
                map.put(key, value(tokens));
                skipped(",", tokens);
            }
            return map;
        }
        if (skipped("[", tokens)) {
            List<Object> list = new ArrayList<>();
            while (!skipped("]", tokens)) {
                list.add(value(tokens));
                skipped(",", tokens);
            }
            return list;
        }
        return expression(tokens);
    }

    private static String expression(Deque<String> tokens) {
        String first = tokens.pop();
        if (skipped("(", tokens)) {
            first += "(" + tokens.pop() + ")";
            expect(")", tokens);
        }
        return skipped("+", tokens) ? first + " + " + tokens.pop() : unquoted(first);
    }

    private static boolean skipped(String token, Deque<String> tokens) {
        boolean next = token.equals(tokens.peek());
        if (next) {
            tokens.pop();
        }
        return next;
    }

    private static void expect(String token, Deque<String> tokens) {
        if (!skipped(token, tokens)) {
            throw new IllegalArgumentException("'" + token + "' expected before " + tokens);
        }
    }

    private static String unquoted(String token) {
        return token.matches("(?s)[\"`].*") ? token.substring(1, token.length() - 1) : token;
    }
}
