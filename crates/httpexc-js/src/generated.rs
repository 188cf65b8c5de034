//! What `make generate` writes from lists that the npm package has, too.

pub(crate) mod untrusted_headers;
