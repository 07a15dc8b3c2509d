package org.acme.trio.servicec;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged application, jar or native. */
@QuarkusIntegrationTest
class ServiceCIT extends ServiceCTest {
}
