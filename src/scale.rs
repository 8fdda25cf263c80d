//! The scale of a slider: equal places for equal differences or equal ratios, and the values it stops at.

use settle_model::param::{Domain, Param, Scale, Type};

use crate::format::significant;

/// Stops a decade on a logarithmic scale: the ratio of neighbours is about 2.3 %.
const PER_DECADE: f64 = 100.0;

/// A slider's scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruler {
    low: f64,
    high: f64,
    log: bool,
    whole: bool,
    domain: Domain,
    stops: Vec<f64>,
}

impl Ruler {
    /// The scale of a parameter, by its declaration.
    #[must_use]
    pub fn of(param: &Param) -> Self {
        let [low, high] = param.slider;
        let whole = matches!(param.ty, Type::Int | Type::Optional(Type::Int));
        let log = param.scale == Scale::Log && low > 0.0;
        let high = if high > low { high } else { low + 1.0 };
        let stops = match (log, whole) {
            (true, true) => whole_ratios(low, high),
            (true, false) => ratios(low, high),
            (false, true) => differences(low, high, ((high - low) / 2000.0).ceil().max(1.0)),
            (false, false) => differences(low, high, fine_step(high - low)),
        };
        Self { low, high, log, whole, domain: param.domain, stops }
    }

    /// The number of the last stop; the first is 0.
    #[must_use]
    pub fn last(&self) -> usize {
        self.stops.len() - 1
    }

    /// The value of a stop.
    #[must_use]
    pub fn value(&self, stop: usize) -> f64 {
        self.domain.nearest(self.stops[stop.min(self.last())])
    }

    /// The stop nearest to a value; one of the ends for values beyond them.
    #[must_use]
    pub fn stop(&self, value: f64) -> usize {
        let after = self.stops.partition_point(|&s| s < value).min(self.last());
        let before = after.saturating_sub(1);
        let far = |i: usize| (self.place(self.stops[i]) - self.place(value)).abs();
        if far(before) < far(after) { before } else { after }
    }

    /// The place of a value on the track, 0 to 1; beyond them for values outside it.
    #[must_use]
    pub fn place(&self, value: f64) -> f64 {
        let scaled = |v: f64| if self.log { libm::log(v.max(f64::MIN_POSITIVE)) } else { v };
        (scaled(value) - scaled(self.low)) / (scaled(self.high) - scaled(self.low))
    }

    /// The place of a value among the stops: between two of them where it lies between their values.
    #[must_use]
    pub fn even_place(&self, value: f64) -> f64 {
        let after = self.stops.partition_point(|&s| s < value);
        if after == 0 || after > self.last() {
            return if after == 0 { 0.0 } else { 1.0 };
        }
        let (a, b) = (self.place(self.stops[after - 1]), self.place(self.stops[after]));
        (after as f64 - (b - self.place(value)) / (b - a)) / self.last() as f64
    }

    /// The place of a limit among the stops; below 0 or above 1 where it lies beyond them.
    #[must_use]
    pub fn limit_place(&self, limit: f64) -> f64 {
        match limit {
            l if l < self.low => -1.0,
            l if l > self.high => 2.0,
            l => self.even_place(l),
        }
    }

    /// The value some stops away from a value that may lie anywhere.
    #[must_use]
    pub fn moved(&self, value: f64, by: i64) -> f64 {
        if value < self.low || value > self.high {
            let step = if self.log {
                value * (libm::pow(10.0, by as f64 / PER_DECADE) - 1.0)
            } else {
                by as f64 * self.unit()
            };
            let next = significant(value + step, 3);
            return self.domain.nearest(if self.whole { next.round() } else { next });
        }
        let stop = self.stop(value) as i64 + by;
        self.value(stop.clamp(0, self.last() as i64) as usize)
    }

    /// The distance of two stops on a linear scale.
    fn unit(&self) -> f64 {
        self.stops[1] - self.stops[0]
    }
}

/// About a hundred steps of 1, 2 or 5 times a power of ten.
fn fine_step(width: f64) -> f64 {
    let raw = width / 100.0;
    let decade = 10f64.powi(libm::log10(raw).floor() as i32);
    let unit = [1.0, 2.0, 5.0].into_iter().rev().find(|u| u * decade <= raw * 1.000_1).unwrap_or(1.0);
    unit * decade
}

fn differences(low: f64, high: f64, step: f64) -> Vec<f64> {
    let count = ((high - low) / step - 1e-9).ceil().max(1.0) as usize;
    let round = |v: f64| (v * 1e9).round() / 1e9;
    (0..=count).map(|i| round((low + step * i as f64).min(high))).collect()
}

fn ratios(low: f64, high: f64) -> Vec<f64> {
    let count = (libm::log10(high / low) * PER_DECADE).round().max(1.0);
    let stop = |i: usize| significant(low * libm::pow(high / low, i as f64 / count), 3);
    (0..=count as usize).map(stop).collect()
}

/// 1 to 10 in ones, to 100 in ones, to 1000 in tens, and so on.
fn whole_ratios(low: f64, high: f64) -> Vec<f64> {
    let mut stops = vec![low.round().max(1.0)];
    while let Some(&last) = stops.last()
        && last < high
    {
        let step = 10f64.powi(libm::log10(last).floor() as i32 - 1).max(1.0);
        stops.push((((last / step).floor() + 1.0) * step).min(high));
    }
    stops
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::experiment::{BASE_LR, STEPS};
    use settle_model::{optimizer, schedule, surface};

    #[test]
    fn every_stop_is_found_again() {
        let mut params: Vec<Param> = vec![BASE_LR.clone(), STEPS.clone()];
        params.extend(schedule::ALL.iter().flat_map(|k| (k.params)().to_vec()));
        params.extend(optimizer::ALL.iter().flat_map(|k| (k.params)().to_vec()));
        params.extend(surface::ALL.iter().flat_map(|k| (k.params)().to_vec()));
        for param in params.iter().filter(|p| p.slider[1] > p.slider[0]) {
            let ruler = Ruler::of(param);
            for stop in 0..=ruler.last() {
                assert_eq!(ruler.stop(ruler.value(stop)), stop, "{} at {}", param.key, ruler.value(stop));
            }
        }
    }

    #[test]
    fn rates_are_spaced_by_ratio_and_steps_stay_whole() {
        let rate = Ruler::of(&BASE_LR);
        assert!((rate.place(0.1) - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!((rate.value(0), rate.value(rate.last()), rate.moved(0.1, 1)), (0.001, 1.0, 0.102));
        let steps = Ruler::of(&STEPS);
        assert_eq!((steps.moved(10.0, 1), steps.moved(120.0, 1), steps.moved(990.0, 1)), (11.0, 130.0, 1000.0));
        assert!((steps.even_place(1000.0) - 1.0).abs() < 1e-12);
        assert_eq!((rate.limit_place(20.0), rate.limit_place(0.0001)), (2.0, -1.0));
    }

    #[test]
    fn values_beyond_the_ends_are_kept_and_move_on() {
        let rate = Ruler::of(&BASE_LR);
        assert_eq!(rate.stop(999.0), rate.last());
        assert!(rate.moved(999.0, 1) > 999.0 && rate.moved(999.0, -1) < 999.0);
        assert_eq!(rate.moved(0.0, 1), 0.0, "a rate of 0 has no ratio to move by");
    }
}
