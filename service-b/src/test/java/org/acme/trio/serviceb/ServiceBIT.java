package org.acme.trio.serviceb;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged application, jar or native. */
@QuarkusIntegrationTest
class ServiceBIT extends ServiceBTest {
}
