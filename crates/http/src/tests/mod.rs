//! The server as a browser meets it, over real connections.

mod client;
mod connections;
mod events;
mod files;
mod guards;
mod rpc;
