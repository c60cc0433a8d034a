//! The one error of the crate: data that cannot be used.

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;

/// Why a list could not be read: file, line and reason.
///
/// Only building fails; no function that takes a text returns an error.
///
/// ```
/// let error = inquit::Gazetteer::builder().tsv("mine.tsv", "kind\tkey\tname\nplanet\tmars\tMars\n").build().unwrap_err();
/// assert_eq!(error.to_string(), "mine.tsv:2: unknown kind `planet` (person, country, outlet, institution or place)");
/// assert_eq!((error.file(), error.line()), ("mine.tsv", Some(2)));
/// ```
#[derive(Clone, Debug)]
pub struct Error {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    file: String,
    line: Option<usize>,
    reason: String,
}

impl Error {
    pub(crate) fn new(file: &str, line: Option<usize>, reason: impl Into<String>) -> Self {
        Error {
            inner: Arc::new(Inner {
                file: file.to_owned(),
                line,
                reason: reason.into(),
            }),
        }
    }

    /// The file as the caller named it.
    ///
    /// ```
    /// # let error = inquit::Gazetteer::builder().tsv("mine.tsv", "kind\n").build().unwrap_err();
    /// assert_eq!(error.file(), "mine.tsv");
    /// ```
    #[must_use]
    pub fn file(&self) -> &str {
        &self.inner.file
    }

    /// The line, counted from 1, where one line is to blame.
    ///
    /// ```
    /// # let error = inquit::Gazetteer::builder().tsv("mine.tsv", "kind\n").build().unwrap_err();
    /// assert_eq!(error.line(), Some(1));
    /// ```
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.inner.line
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.inner.line {
            Some(line) => write!(f, "{}:{line}: {}", self.inner.file, self.inner.reason),
            None => write!(f, "{}: {}", self.inner.file, self.inner.reason),
        }
    }
}

impl std::error::Error for Error {}

/// For those who go on reading after a row that cannot be used.
pub(crate) fn going_on(
    mut left_out: impl FnMut(Error),
) -> impl FnMut(Error) -> Result<(), Infallible> {
    move |error| {
        left_out(error);
        Ok(())
    }
}
