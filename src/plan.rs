//! Changes to a run that keep the shape of its schedule.

use settle_model::value::Value;
use settle_model::{InvalidParam, RunPlan};

use crate::families::Controls;

/// Gives a run another rate: the base rate, or the peak of one cycle.
///
/// # Errors
/// A value outside its library's domain.
pub fn set_rate(run: &mut RunPlan, rate: f64, steps: u32) -> Result<(), InvalidParam> {
    match Controls::of(run, steps) {
        Some(controls) => Controls { rate, ..controls }.write(run, steps),
        None => {
            run.base_lr = rate;
            Ok(())
        }
    }
}

/// Gives a run another length: what ended at the last step still does.
///
/// # Errors
/// A value outside its library's domain.
pub fn resize(run: &mut RunPlan, old: u32, new: u32) -> Result<(), InvalidParam> {
    let Some(mut controls) = Controls::of(run, old) else { return Ok(()) };
    if controls.cosine_end() == Some(i64::from(old)) {
        controls.set("decay-ends", Value::Number(new.into()));
    }
    controls.write(run, new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::Family;
    use settle_model::Scene;

    #[test]
    fn what_ended_with_the_run_still_does() {
        let mut plan = Scene::first().runs[1].clone();
        resize(&mut plan, 120, 200).expect("valid");
        assert_eq!(Controls::of(&plan, 200).map(|c| c.get("decay-ends").cloned()), Some(Some(Value::Number(200.0))));
        let mut cycle = Scene::first().runs[0].clone();
        Family::OneCycle.begin(0.1, 0, 120).write(&mut cycle, 120).expect("valid");
        resize(&mut cycle, 120, 200).expect("valid");
        cycle.check(200).expect("the cycle is as long as the run");
    }

    #[test]
    fn one_cycle_has_its_rate_at_the_peak() {
        let mut cycle = Scene::first().runs[0].clone();
        Family::OneCycle.begin(0.1, 0, 120).write(&mut cycle, 120).expect("valid");
        set_rate(&mut cycle, 0.3, 120).expect("valid");
        assert_eq!((cycle.schedule.get("max_lr"), cycle.base_lr), (Some(Value::Number(0.3)), 0.092));
    }
}
