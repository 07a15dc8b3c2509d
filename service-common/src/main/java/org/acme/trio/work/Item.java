package org.acme.trio.work;

/**
 * @param id the item's number
 * @param q what the caller asked of it, or null
 */
record Item(long id, String q) {
}
