//! What the catalogues of errors have in common: an enumeration whose rows say code, HTTP status and message side by side.

/// Declares the errors of a service, a row each: a name with its parts, the HTTP status, AWS's code, and the message.
#[macro_export]
macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $kind:ty),* $(,)? })? = $status:literal $code:literal $message:literal;)*) => {
        /// An error that the service answers.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Error {
            $($(#[$doc])* $name $({ $(#[allow(missing_docs)] $field: $kind),* })?,)*
        }

        impl From<Error> for $crate::ApiError {
            fn from(error: Error) -> Self {
                match error {
                    $(Error::$name $({ $($field),* })? => Self::new($code, $status, format!($message)),)*
                }
            }
        }
    };
}
