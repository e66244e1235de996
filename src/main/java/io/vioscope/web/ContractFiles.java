package io.vioscope.web;

import io.vioscope.web.contract.Contract;
import io.vioscope.web.view.Reply;

/** The contract as it is read by programs. */
final class ContractFiles {
    private ContractFiles() {}

    static Reply yaml(Contract contract) {
        return Reply.of(200, "application/yaml; charset=utf-8", contract.yaml());
    }

    static Reply json(Contract contract) {
        return Reply.of(200, "application/json", contract.json());
    }
}
