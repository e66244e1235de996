package io.vioscope.store;

import io.vertx.core.Vertx;

/** Somebody's PostgreSQL, by its URI. */
class ExternalStoreTest extends StoreContract {
    @Override
    protected Database store(Vertx vertx) throws Exception {
        return TestDatabase.open(vertx);
    }
}
