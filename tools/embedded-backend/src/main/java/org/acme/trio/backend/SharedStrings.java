package org.acme.trio.backend;

import java.util.concurrent.atomic.AtomicReferenceArray;

import jakarta.inject.Singleton;

/**
 * One copy of the keys and short values that most spans come with. The places are fixed: a new string takes that of another,
 * so that callers who send ever new ones make this forget and not grow, as {@link String#intern()} would.
 */
@Singleton
class SharedStrings {

    /**
     * What repeats is a method, a route, a host or an id of a thread; what is longer is a URL or a text, hardly twice the same.
     */
    static final int MAX_LENGTH = 64;

    private static final int PLACES = 4096;

    private final AtomicReferenceArray<Place> places = new AtomicReferenceArray<>(PLACES);

    private static final class Place {

        final String string;
        volatile boolean counted;

        Place(String string) {
            this.string = string;
        }
    }

    /** The shared copy; the string itself where it is longer than {@link #MAX_LENGTH}. */
    String share(String string) {
        if (string.length() > MAX_LENGTH) {
            return string;
        }
        Place place = places.get(index(string));
        if (place == null || !place.string.equals(string)) {
            place = new Place(string);
            places.set(index(string), place);
        }
        return place.string;
    }

    /** True for a shared copy but for the first time that it is asked for: the first one to hold it pays for all. */
    boolean isPaidFor(String string) {
        Place place = places.get(index(string));
        if (place == null || place.string != string) {
            return false;
        }
        boolean paid = place.counted;
        place.counted = true;
        return paid;
    }

    private static int index(String string) {
        int hash = string.hashCode();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
