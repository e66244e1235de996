package io.vioscope.web.view;

import io.vioscope.model.RelationType;

/** An entity and how it is tied to the one that is looked at. */
public record Tied(RelationType type, Seen row) {}
