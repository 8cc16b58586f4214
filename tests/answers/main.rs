//! What is answered: every question of the library, and the shape in which answers leave the program.

mod contract;
mod fit;
mod graphs;
mod large;
mod moves;
mod search;
mod similar;
#[path = "../support/mod.rs"]
mod support;
