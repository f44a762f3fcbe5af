//! Packing the app: texts and a WebAssembly module, made as small as can be unpacked in a moment.
//!
//! Every byte is foretold, bit by bit, from what was seen in like places before, and an arithmetic coder writes down how wrong that was; unpacking
//! foretells the same and reads what was written. So there is one `model` for both ways, and what comes out is what went in whatever
//! the model thinks of it: a module it does not understand only takes more room. `place` is what knows about modules: which byte is an
//! instruction, which a local's number, and what each is like. A task packs natively; the page has `permille-unpack` as a module of some kilobytes.

mod check;
mod coder;
mod codes;
mod instructions;
mod model;
mod number;
mod pack;
mod place;
#[cfg(test)]
mod tests;
mod unpack;

pub use check::check;
pub use number::number;
pub use pack::{Packed, pack};
pub use unpack::{Damaged, Unpacking};
