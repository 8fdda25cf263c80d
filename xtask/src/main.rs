//! `cargo xtask`: sets up, builds, serves and checks Settle.

mod check;
mod divide;
mod monkey;
mod page;
mod report;
mod serve;
mod size;
mod tools;
mod workspace;

use anyhow::Result;
use check::Part;
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;
use tools::Toolbox;

/// Sets up, builds, serves and checks Settle.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Builds the page and serves it on this machine
    Serve {
        /// The port to serve on
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Opens the page in the usual browser
        #[arg(long)]
        open: bool,
    },
    /// Builds the page into dist/, static files for any folder of any web server
    Build,
    /// Runs every check, or only the named parts
    Test {
        /// The parts to run
        parts: Vec<Part>,
    },
    /// Lets a monkey at the page in dist/: `--minutes 30`, `--seed N`
    #[command(disable_help_flag = true)]
    Monkey {
        /// Handed on to the monkey
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Takes a picture of the page in dist/ (`cargo xtask shot --help` tells how)
    #[command(disable_help_flag = true)]
    Shot {
        /// Handed on to the program that takes the picture
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    match perform(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Serve { port, open } => {
            page::build(&Toolbox::open()?)?;
            serve::serve(port, open)
        }
        Task::Build => page::build(&Toolbox::open()?),
        Task::Test { parts } => check::check(&parts),
        Task::Monkey { arguments } => monkey::by_hand(arguments),
        Task::Shot { arguments } => check::shot(arguments),
    }
}
