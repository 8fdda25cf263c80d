//! What was measured, and how it is told.

/// The slider's figures, in milliseconds.
#[derive(Debug, Clone, Default)]
pub struct Slider {
    /// From each `input` event to the end of its frame's work.
    pub handed_over: Vec<f64>,
    /// From each key to the frame on screen.
    pub on_screen: Vec<f64>,
    /// The main thread's own time per event.
    pub processor: f64,
}

/// The playback's figures, in milliseconds.
#[derive(Debug, Clone, Default)]
pub struct Playback {
    /// The time of each frame.
    pub times: Vec<f64>,
    /// The main thread's work in each frame.
    pub works: Vec<f64>,
    /// The main thread's own time per frame.
    pub processor: f64,
}

/// All figures of a round.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// The empty page's slider.
    pub empty_slider: Slider,
    /// The empty page's moving square.
    pub empty_playback: Playback,
    /// The lab's slider.
    pub slider: Slider,
    /// The lab's playback.
    pub playback: Playback,
    /// The main thread's own time per slider event, times the slowdown.
    pub slider_processor: f64,
    /// The main thread's own time per frame of playback, times the slowdown.
    pub playback_processor: f64,
}

/// The value below which a share of the values lies.
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let index = (share * sorted.len() as f64) as usize;
    sorted.get(index.min(sorted.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

/// `12.3 / 45.6`: half and 95 % of the values are below these.
fn spread(values: &[f64]) -> String {
    format!("{:.1} / {:.1}", quantile(values, 0.5), quantile(values, 0.95))
}

impl Playback {
    /// Frames a second.
    fn rate(&self) -> f64 {
        let long = self.times.last().zip(self.times.first()).map_or(f64::NAN, |(last, first)| last - first);
        1000.0 * (self.times.len() as f64 - 1.0) / long
    }
}

impl Figures {
    /// The round in which the empty page was least disturbed.
    pub fn quietest(all: &[Self]) -> Option<&Self> {
        let floor = |figures: &&Self| {
            quantile(&figures.empty_slider.handed_over, 0.95) + quantile(&figures.empty_playback.works, 0.95)
        };
        all.iter().min_by(|a, b| floor(a).total_cmp(&floor(b)))
    }

    /// Prints them as a table.
    pub fn print(&self, title: &str) {
        println!("\n{title} (milliseconds, p50 / p95)");
        println!("{:<44} {:>16} {:>16} {:>7}", "", "lab", "empty page", "budget");
        let row = |what: &str, lab: String, empty: String, budget: &str| {
            println!("{what:<44} {lab:>16} {empty:>16} {budget:>7}");
        };
        let (lab, empty) = (&self.slider, &self.empty_slider);
        row("slider event to pixels handed over", spread(&lab.handed_over), spread(&empty.handed_over), "25");
        row("slider key to frame on screen", spread(&lab.on_screen), spread(&empty.on_screen), "");
        row("slider event, processor time", format!("{:.1}", self.slider_processor), String::new(), "");
        let (lab, empty) = (&self.playback, &self.empty_playback);
        row("playback, frames a second", format!("{:.1}", lab.rate()), format!("{:.1}", empty.rate()), "60");
        row("playback, work in a frame", spread(&lab.works), spread(&empty.works), "8");
        row("playback, processor time in a frame", format!("{:.1}", self.playback_processor), String::new(), "");
        println!("{} slider events, {} frames", self.slider.handed_over.len(), self.playback.works.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_that_were_measured() {
        let values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!((quantile(&values, 0.5), quantile(&values, 0.95)), (51.0, 96.0));
        assert_eq!(quantile(&[3.0], 0.95), 3.0);
        assert!(quantile(&[], 0.5).is_nan());
    }

    #[test]
    fn sixty_frames_a_second() {
        let times = (0..61).map(|i| f64::from(i) * 1000.0 / 60.0).collect();
        assert!((Playback { times, ..Playback::default() }.rate() - 60.0).abs() < 1e-6);
    }
}
