//! Trust: what makes bytes good enough to run.
