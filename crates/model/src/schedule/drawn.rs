//! A schedule drawn by hand.

use super::absolute::{Formula, absolute};
use super::{Group, InvalidParam, Plan, Scheduler};
use crate::error::Rule;
use crate::geometry::Point;
use crate::param::declare;

declare! {
    /// Whatever the learner believes: straight lines between knots, each a step and a share of the base rate.
    ///
    /// `lr(t) = base_lr f(t)`, f linear between neighbouring knots and held before the first and after the last. Knots must be in
    /// order, their steps rising; there must be one at least. Source: ours; as LambdaLR in other schedules.
    ///
    /// ```
    /// # use settle_model::{Point, optimizer::ALL, schedule::{Drawn, Schedule}};
    /// let knots = vec![Point::new(1.0, 1.0), Point::new(3.0, 0.5)];
    /// let lr = Schedule::Drawn(Drawn { knots }).rates(0.1, &ALL[0].initial(), 5)?.lr;
    /// assert_eq!(lr, [0.1, 0.1, 0.1 * 0.75, 0.05, 0.05]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct Drawn {
        /// Steps, each with the share of the base rate there.
        knots: Vec<Point>, "", Type::Knots, Factor, Linear, Domain::ANY, [0.0, 1.0], from first_knots();
    }
}

/// What a control begins with: a straight fall.
fn first_knots() -> crate::value::Value {
    let knot = |step, factor| crate::value::Value::List([step, factor].map(crate::value::Value::Number).to_vec());
    crate::value::Value::List(vec![knot(0.0, 1.0), knot(120.0, 0.0)])
}

impl Plan for Drawn {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        if self.knots.is_empty() {
            return Err(InvalidParam::refused("knots", Rule::NoKnots, &[]));
        }
        if let Some(at) = self.knots.windows(2).position(|pair| pair[0].x >= pair[1].x) {
            let values = [("step", self.knots[at + 1].x), ("before", self.knots[at].x)];
            return Err(InvalidParam::refused("knots", Rule::KnotsInOrder, &values));
        }
        absolute(self.clone(), group)
    }
}

impl Formula for Drawn {
    fn rate(&self, base_lr: f64, t: i64) -> Result<f64, InvalidParam> {
        let t = t as f64;
        let after = self.knots.partition_point(|knot| knot.x <= t);
        let factor = match (after.checked_sub(1).map(|i| self.knots[i]), self.knots.get(after)) {
            (Some(left), Some(right)) => left.y + (right.y - left.y) * ((t - left.x) / (right.x - left.x)),
            (Some(Point { y, .. }), None) | (None, Some(&Point { y, .. })) => y,
            (None, None) => 1.0,
        };
        Ok(base_lr * factor)
    }
}
