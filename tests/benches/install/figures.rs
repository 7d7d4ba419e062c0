//! Figures of several runs: what is in their middle, and how far they lie apart.

/// Figures in the order in which they were measured; at least one.
pub(crate) struct Figures(Vec<f64>);

impl Figures {
    /// These.
    pub(crate) fn new(figures: Vec<f64>) -> Self {
        assert!(!figures.is_empty(), "something was measured");
        Self(figures)
    }

    /// The one in the middle, of an even count the mean of the two in the middle.
    pub(crate) fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = |index: usize| sorted.get(index).copied().unwrap_or(f64::NAN);
        let half = sorted.len() / 2;
        if sorted.len().is_multiple_of(2) {
            f64::midpoint(middle(half - 1), middle(half))
        } else {
            middle(half)
        }
    }

    /// The least.
    pub(crate) fn min(&self) -> f64 {
        self.0.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// The greatest.
    pub(crate) fn max(&self) -> f64 {
        self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    /// The median of the ratios turn by turn.
    pub(crate) fn ratio(&self, rival: &Self) -> f64 {
        Self::new(self.0.iter().zip(&rival.0).map(|(own, rival)| own / rival).collect()).median()
    }
}

/// A line of the table.
pub(crate) fn row(name: &str, figures: &Figures, ratio: Option<f64>) -> String {
    let (median, min, max) = (figures.median(), figures.min(), figures.max());
    let ratio = ratio.map(|ratio| format!("{ratio:8.2}")).unwrap_or_default();
    format!("  {name:<38} {median:8.0}{min:8.0}{max:8.0}{ratio}")
}
