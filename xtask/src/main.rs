//! xtask. 
fn main() {}
