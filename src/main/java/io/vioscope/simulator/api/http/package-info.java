/** What all APIs of the simulated cloud share: requests, answers, JSON, tokens, and what lies between a client and them. */
@NullMarked
package io.vioscope.simulator.api.http;

import org.jspecify.annotations.NullMarked;
