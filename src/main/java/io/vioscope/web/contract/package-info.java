/** The contract of the JSON API ({@code openapi.yaml} in the resources): what it says, and whether a request keeps to it. */
@NullMarked
package io.vioscope.web.contract;

import org.jspecify.annotations.NullMarked;
