//! Every way of being shown or hidden, and the answer of the fast path against a plain one.
