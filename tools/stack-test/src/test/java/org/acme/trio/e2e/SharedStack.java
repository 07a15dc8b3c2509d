package org.acme.trio.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For tests that need no fresh services and leave them as they found them. All such classes have one stack, which is started
 * before the first of them and stopped after the last class of all: a start takes ten seconds of two cores.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface SharedStack {
}
