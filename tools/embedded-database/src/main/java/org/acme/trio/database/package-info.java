/** A PostgreSQL server of its own for this project: unpacked from Maven artifacts, with a directory, a port and passwords. */
package org.acme.trio.database;
