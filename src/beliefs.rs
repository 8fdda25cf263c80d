//! What schedules believe about training: every kind in one group, with its curve from its true rates.

use std::sync::LazyLock;

use settle_draw::thumbnail;
use settle_model::schedule::{self, Constant, Schedule};
use settle_model::{Scene, simulate};

use crate::schedule_edit::{Edit, edited};

/// The size of a curve.
const CURVE: (f64, f64) = (58.0, 22.0);

/// A belief, and the kinds that act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belief {
    /// The key of its heading.
    pub key: &'static str,
    /// The library's classes.
    pub kinds: &'static [&'static str],
}

/// Every belief, from the simplest on.
pub const BELIEFS: [Belief; 8] = [
    Belief { key: "believes-constant", kinds: &["Constant"] },
    Belief { key: "believes-stages", kinds: &["StepLR", "MultiStepLR"] },
    Belief {
        key: "believes-smooth",
        kinds: &["ExponentialLR", "PolynomialLR", "CosineAnnealingLR", "OptaxExponentialDecay", "KerasCosineDecay"],
    },
    Belief {
        key: "believes-warmup",
        kinds: &[
            "LinearLR",
            "ConstantLR",
            "LinearWithWarmup",
            "CosineWithWarmup",
            "PolynomialWithWarmup",
            "InverseSqrt",
            "WarmupStableDecay",
            "WarmupCosineDecay",
        ],
    },
    Belief {
        key: "believes-cycles",
        kinds: &["CosineAnnealingWarmRestarts", "CosineWithHardRestarts", "CyclicLR", "OneCycleLR"],
    },
    Belief { key: "believes-loss", kinds: &["ReduceLROnPlateau"] },
    Belief { key: "believes-parts", kinds: &["SequentialLR", "ChainedScheduler"] },
    Belief { key: "believes-own", kinds: &["Drawn"] },
];

/// The key of the belief of a kind.
#[must_use]
pub fn belief_of(kind: &str) -> &'static str {
    BELIEFS.iter().find(|belief| belief.kinds.contains(&kind)).map_or("", |belief| belief.key)
}

/// The curve of each kind as it begins, in the order of [`schedule::ALL`]: a path for an SVG, empty where it can't run.
pub static CURVES: LazyLock<Vec<(&'static str, String)>> =
    LazyLock::new(|| schedule::ALL.iter().map(|kind| (kind.name, curve(kind.name).unwrap_or_default())).collect());

/// The curve of a kind.
#[must_use]
pub fn curve_of(kind: &str) -> &'static str {
    CURVES.iter().find(|(name, _)| *name == kind).map_or("", |(_, curve)| curve)
}

/// The rates of a run of the first scene; the loss that some schedules read is that run's, with its noise.
fn curve(kind: &'static str) -> Option<String> {
    let scene = Scene::first();
    let schedule = edited(&Schedule::Constant(Constant {}), &[], &Edit::Kind(kind), scene.steps).ok()?;
    let run = simulate(&settle_model::Experiment { schedule, base_lr: 0.05, ..scene.experiment(0)? }).ok()?;
    Some(thumbnail::path(&run.rates.lr, CURVE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_belief_and_a_curve() {
        let mut grouped: Vec<&str> = BELIEFS.iter().flat_map(|belief| belief.kinds).copied().collect();
        let mut all: Vec<&str> = schedule::ALL.iter().map(|kind| kind.name).collect();
        grouped.sort_unstable();
        all.sort_unstable();
        assert_eq!(grouped, all);
        for kind in all {
            assert!(curve_of(kind).starts_with('M'), "{kind} has no curve");
            assert!(belief_of(kind).starts_with("believes-"), "{kind}");
            assert!(kind == "Constant" || curve_of(kind) != curve_of("Constant"), "{kind} looks like a constant rate");
        }
    }
}
