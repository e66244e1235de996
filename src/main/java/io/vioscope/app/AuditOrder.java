package io.vioscope.app;

/**
 * What is wanted of the audit log.
 *
 * @param list   whether each event is printed
 * @param number that was noted elsewhere, with its hash; 0 for none
 * @param hash   noted with it
 */
record AuditOrder(boolean list, long number, String hash) {}
