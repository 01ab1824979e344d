// SPDX-License-Identifier: Apache-2.0
package netral;

import java.util.List;
import java.util.stream.Collectors;

/** A rule set that cannot be loaded, or a record that cannot be used; {@link #diagnostics} say why. */
public final class NetralException extends Exception {

    private static final long serialVersionUID = 1;

    private final String status;
    private final transient List<Diagnostic> diagnostics;

    NetralException(String status, List<Diagnostic> diagnostics) {
        super(diagnostics.isEmpty() ? status
                : diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.status = status;
        this.diagnostics = diagnostics;
    }

    /** The name of the status in netral.h, as in {@code NETRAL_ERROR_RULES}. */
    public String status() {
        return status;
    }

    /** All mistakes and warnings; empty where the status says it all, and after the exception was serialised. */
    public List<Diagnostic> diagnostics() {
        return diagnostics == null ? List.of() : diagnostics;
    }
}
