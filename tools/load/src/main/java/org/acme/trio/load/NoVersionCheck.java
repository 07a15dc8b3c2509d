package org.acme.trio.load;

import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;

/**
 * Keeps Gatling from asking a public repository for a newer version at each start, for which there is no setting
 * (https://github.com/gatling/gatling/issues/4312; this can go when there is one). Gatling asks when its last check, whose time
 * is in the user's preferences, is long ago. In these preferences that time is always in the future. They store nothing.
 */
public final class NoVersionCheck implements PreferencesFactory {

    static void disable() {
        System.setProperty("java.util.prefs.PreferencesFactory", NoVersionCheck.class.getName());
    }

    @Override
    public Preferences systemRoot() {
        return new Node(null, "");
    }

    @Override
    public Preferences userRoot() {
        return new Node(null, "");
    }

    private static final class Node extends AbstractPreferences {

        Node(AbstractPreferences parent, String name) {
            super(parent, name);
        }

        @Override
        protected String getSpi(String key) {
            return key.equals("lastCheckTimestamp") ? String.valueOf(Long.MAX_VALUE) : null;
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            return new Node(this, name);
        }

        @Override
        protected String[] keysSpi() {
            return new String[0];
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected void putSpi(String key, String value) {
        }

        @Override
        protected void removeSpi(String key) {
        }

        @Override
        protected void removeNodeSpi() {
        }

        @Override
        protected void syncSpi() {
        }

        @Override
        protected void flushSpi() {
        }
    }
}
