//! The verbs and the interface over HTTP, for a browser on this machine.
//!
//! Owns who may ask: loopback only, the exact host, a random key for each run, limits on size, time and connections.
//! Refuses every decision about products and links; those are verbs of `app`.

mod assets;
mod call;
mod download;
mod events;
mod guard;
mod key;
mod limits;
mod refusal;
mod router;
mod rpc;
mod server;
mod upload;

#[cfg(test)]
mod tests;

pub use key::SessionKey;
pub use limits::Limits;
pub use server::{Options, ServeError, Server, serve};
