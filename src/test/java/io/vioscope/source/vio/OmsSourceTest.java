package io.vioscope.source.vio;

import io.vioscope.config.ManagementAccess.Api;

/** The contract against a fake management server that speaks as OMS does. */
class OmsSourceTest extends ManagementSourceContract {
    OmsSourceTest() {
        super(Api.OMS);
    }
}
