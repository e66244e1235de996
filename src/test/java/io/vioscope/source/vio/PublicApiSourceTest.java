package io.vioscope.source.vio;

import io.vioscope.config.ManagementAccess.Api;

/** The contract against a fake management server that speaks the Public API. */
class PublicApiSourceTest extends ManagementSourceContract {
    PublicApiSourceTest() {
        super(Api.PUBLIC);
    }
}
