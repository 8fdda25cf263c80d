//! `cargo xtask`: sets up, builds, serves and checks Settle.

mod bench;
mod check;
mod divide;
mod lighthouse;
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
    /// Times the core natively and in the browser, and prints the share of the native steps per second that the browser makes
    BenchCore,
    /// Measures the built page in a browser (`cargo xtask bench-web --help` tells what and how)
    #[command(disable_help_flag = true)]
    BenchWeb {
        /// Handed on to the program that measures
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Has Lighthouse judge the page in dist/ as it loads on a phone: slow network and slow processor, simulated
    Lighthouse {
        /// Runs, of which the best counts: other work on the machine only ever takes points away
        #[arg(long, default_value_t = 3)]
        runs: usize,
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
        Task::BenchCore => bench::core(&Toolbox::open()?),
        Task::BenchWeb { arguments } => bench::web(&Toolbox::open()?, arguments),
        Task::Lighthouse { runs } => lighthouse::judge(&Toolbox::open()?, runs),
        Task::Shot { arguments } => check::shot(arguments),
    }
}
