package org.acme.trio.servicea;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged application, jar or native. */
@QuarkusIntegrationTest
class ServiceAIT extends ServiceATest {
}
