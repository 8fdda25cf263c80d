//! What a task leaves free: pure.

use crate::subject::Subject;

/// Whether what an edit is about may be changed where only the controls of these keys are free; everything may where there
/// are none. What is only looked at, and opening, Reset and leaving the task, always may.
#[must_use]
pub fn is_free(subject: &Subject, free: &[String]) -> bool {
    let has = |key: &str| free.iter().any(|free| free == key);
    let also = match subject {
        _ if free.is_empty() => return true,
        Subject::Rate(_) => "rate",
        Subject::Family(_) | Subject::Schedule(_) | Subject::Control(..) | Subject::Argument(..) => "schedule",
        Subject::OptimizerKind(_) => "optimizer",
        Subject::SurfaceKind => "surface",
        // The condition number is set by one of the two curvatures.
        Subject::Surface("a" | "b") => "condition",
        Subject::Noise("seed") => "new-seed",
        Subject::Noise(_) => "noise",
        Subject::Start => "start",
        Subject::Steps => "steps",
        Subject::Added(_) | Subject::Replaced(_) | Subject::Removed(_) | Subject::Name(_) => "runs",
        Subject::Optimizer(..) | Subject::Surface(_) => "",
        Subject::Shown(_) | Subject::Reset | Subject::Opened | Subject::Kept | Subject::Task => return true,
    };
    let own = match subject {
        Subject::Control(_, key) | Subject::Argument(_, _, key) | Subject::Optimizer(_, key) => key,
        Subject::Surface(key) | Subject::Noise(key) => key,
        _ => "",
    };
    has(also) || has(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_frees_what_it_sets_and_nothing_else() {
        let free = |keys: &[&str], subject: &Subject| {
            is_free(subject, &keys.iter().map(|k| (*k).to_owned()).collect::<Vec<_>>())
        };
        assert!(free(&[], &Subject::Steps), "no key is no lock");
        assert!(free(&["rate"], &Subject::Rate(0)) && !free(&["rate"], &Subject::Family(0)));
        assert!(free(&["T_max"], &Subject::Control(0, "T_max")) && !free(&["T_max"], &Subject::Control(0, "eta_min")));
        assert!(free(&["schedule"], &Subject::Control(0, "eta_min")), "the schedule is all of it");
        assert!(!free(&["schedule"], &Subject::Rate(0)), "but for the rate");
        assert!(free(&["condition"], &Subject::Surface("a")) && !free(&["condition"], &Subject::Surface("angle")));
        assert!(free(&["noise"], &Subject::Noise("sigma")) && !free(&["noise"], &Subject::Noise("seed")));
        assert!(free(&["new-seed"], &Subject::Noise("seed")));
        assert!(!free(&["rate"], &Subject::Added(1)) && free(&["runs"], &Subject::Added(1)));
        for always in [Subject::Shown(0), Subject::Reset, Subject::Opened, Subject::Kept, Subject::Task] {
            assert!(free(&["rate"], &always), "{always:?}");
        }
    }
}
