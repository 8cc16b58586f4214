//! Tests of query results, and of the output contract.

mod bridges;
mod code;
mod contract;
mod fit;
mod graphs;
mod ladder;
mod large;
mod moves;
mod places;
mod search;
mod similar;
#[path = "../support/mod.rs"]
mod support;
