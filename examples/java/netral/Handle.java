// SPDX-License-Identifier: Apache-2.0
package netral;

/** Something of the library's that is given back once. Its methods may be called by any thread, one at a time. */
abstract class Handle implements AutoCloseable {

    private long address;

    Handle(long address) {
        this.address = address;
    }

    /** To be called with the lock of this object held until the address is no longer used. */
    final long address() {
        if (address == 0) throw new IllegalStateException(getClass().getSimpleName() + " is closed");
        return address;
    }

    abstract void free(long address);

    /** Gives it back; what was made with it lives on. Closing twice does nothing. */
    @Override
    public final synchronized void close() {
        if (address != 0) free(address);
        address = 0;
    }
}
