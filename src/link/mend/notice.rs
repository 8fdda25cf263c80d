//! What was changed about a link, as data; the text layer makes the sentences.

/// One thing about a link that was changed, and to what. A field is called as it stands in the link:
/// `a.schedule.schedulers.0.gamma`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The value could not be taken.
    Changed {
        /// The field.
        field: String,
        /// What stood there, at most 40 characters of it.
        from: String,
        /// What stands there now.
        to: String,
    },
    /// One entry of a list could not be taken.
    Entry {
        /// The field.
        field: String,
        /// The number of the entry in the link, counted from 1.
        entry: usize,
        /// What stood there.
        from: String,
        /// What stands there now; nothing where the entry was left out.
        to: String,
    },
    /// An argument that has no default was not given.
    Missing {
        /// The field.
        field: String,
        /// What stands there now.
        to: String,
    },
    /// There is no such field, or no such argument of this kind; it was left out.
    Unknown {
        /// The field.
        field: String,
    },
    /// The field stood there before; this one was left out.
    Repeated {
        /// The field.
        field: String,
        /// What stood there the second time.
        from: String,
    },
    /// Behind the value stood something that belongs to nothing; it was left out.
    Rest {
        /// The field.
        field: String,
        /// What stood there.
        text: String,
    },
    /// A run has another letter, because the ones before it are not there. Both are counted from 0.
    Moved {
        /// The run in the link.
        from: usize,
        /// The run on the page.
        to: usize,
    },
    /// The link is of a later version of the format; what is known of it was read.
    Newer {
        /// That version.
        version: String,
    },
    /// The link was longer than links may be; the rest was left out.
    Cut {
        /// How many bytes it had.
        length: usize,
        /// How many were read.
        kept: usize,
    },
}
