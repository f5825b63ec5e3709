//! Random values of the generated shapes, made by reading the generated rows a second time with macros of our own.
//!
//! The rows are data to these macros: a shape or member that is added there is sampled here without another line.

use terrarium_wire::ids::*;
use terrarium_wire::{Blob, Decode, Encode, ParameterError, Parameters, Timestamp, Xml};

/// Numbers from a seed (SplitMix64, by Steele, Lea and Flood).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.bits() % end
    }
}

/// What a random value can be made of.
pub(crate) trait Sample: Sized {
    fn sample(random: &mut Random) -> Self;

    /// Whether it is an empty list.
    fn is_empty_list(&self) -> bool {
        false
    }
}

impl<T: Sample> Sample for Option<T> {
    fn sample(random: &mut Random) -> Self {
        let given = (random.below(10) < 6).then(|| T::sample(random));
        // A list is optional where an empty one is left out: such a shape says none, never an empty one.
        given.filter(|given| !given.is_empty_list())
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(random: &mut Random) -> Self {
        (0..random.below(3)).map(|_| T::sample(random)).collect()
    }

    fn is_empty_list(&self) -> bool {
        self.is_empty()
    }
}

macro_rules! samples {
    ($($kind:ty: $random:ident => $value:expr;)*) => {
        $(impl Sample for $kind {
            fn sample($random: &mut Random) -> Self {
                $value
            }
        })*
    };
}

/// What XML and Rust's string literals give a meaning to, and what takes more than one byte.
const LETTERS: &[char] = &[
    'a', 'Z', '9', ' ', '<', '>', '&', '"', '\\', '\'', ']', ';', '#', '\t', '\n', '\r', 'ß', '漢',
    '🦀',
];

samples! {
    String: random => (0..random.below(12)).map(|_| LETTERS[random.below(LETTERS.len() as u64) as usize]).collect();
    i32: random => random.bits() as i32;
    i64: random => random.bits() as i64;
    f64: random => f64::from(random.bits() as i16) / 8.0;
    bool: random => random.below(2) == 0;
    Timestamp: random => {
        let milliseconds = random.below(1 << 32) * 1000 + [0, 250, 1][random.below(3) as usize];
        Timestamp::from_millisecond(milliseconds as i64).expect("before the year 2200")
    };
    Blob: random => Blob((0..random.below(40)).map(|_| random.bits() as u8).collect());
}

macro_rules! sample_ids {
    ($($id:ident)*) => {
        $(impl Sample for $id {
            fn sample(random: &mut Random) -> Self {
                Self::from_random(u128::from(random.bits()) << 4)
            }
        })*
    };
}

terrarium_model::for_all_ids!(sample_ids);

/// An operation, as far as these tests are concerned.
pub(crate) struct Tested {
    pub(crate) name: &'static str,
    /// Reads a request, and prints it as Rust does.
    pub(crate) read: fn(Parameters) -> Result<String, ParameterError>,
    /// Writes a random response, and prints it as Rust does; none where the operation has no response.
    pub(crate) write: fn(&mut Random, &mut Xml) -> Option<String>,
}

pub(crate) fn read<T: Decode + std::fmt::Debug>(
    parameters: Parameters,
) -> Result<String, ParameterError> {
    T::decode(parameters, "").map(|request| format!("{request:?}"))
}

/// How a response is sampled: a type of its own, because `()` has no members to look at.
pub(crate) trait Respond {
    fn respond(random: &mut Random, xml: &mut Xml) -> Option<String>;
}

impl Respond for () {
    fn respond(_: &mut Random, _: &mut Xml) -> Option<String> {
        None
    }
}

impl<T: Sample + Encode + std::fmt::Debug> Respond for Box<T> {
    fn respond(random: &mut Random, xml: &mut Xml) -> Option<String> {
        let response = T::sample(random);
        response.encode(xml, "", "");
        Some(format!("{response:?}"))
    }
}

macro_rules! structures {
    ($($direction:ident $name:ident { $($field:ident: $kind:ty = $query:literal / $xml:literal $(> $item:literal)? $($required:ident)?,)* })*) => {
        $($crate::sample::structure! { $direction $name { $($field,)* } })*
    };
}

macro_rules! structure {
    (input $name:ident $body:tt) => {};
    ($direction:ident $name:ident { $($field:ident,)* }) => {
        impl $crate::sample::Sample for terrarium_wire::ec2::$name {
            fn sample(random: &mut $crate::sample::Random) -> Self {
                let _ = &random;
                Self { $($field: $crate::sample::Sample::sample(random),)* }
            }
        }
    };
}

macro_rules! enumerations {
    ($($name:ident { $($variant:ident = $value:literal,)* })*) => {
        $(impl $crate::sample::Sample for terrarium_wire::ec2::$name {
            fn sample(random: &mut $crate::sample::Random) -> Self {
                let all = [$(Self::$variant),*];
                all[random.below(all.len() as u64) as usize]
            }
        })*
    };
}

macro_rules! operations {
    ($($operation:ident: $request:ident => $response:tt, token $token:literal, wrapper $wrapper:literal;)*) => {
        pub(crate) const TESTED: &[$crate::sample::Tested] = &[$($crate::sample::Tested {
            name: stringify!($operation),
            read: $crate::sample::read::<terrarium_wire::ec2::$request>,
            write: <$crate::sample::response!($response) as $crate::sample::Respond>::respond,
        }),*];
    };
}

macro_rules! response {
    (()) => { () };
    ($response:ident) => { Box<terrarium_wire::ec2::$response> };
}

/// Plain forms are not tested here.
macro_rules! plain {
    ($($any:tt)*) => {};
}

pub(crate) use {enumerations, operations, plain, response, structure, structures};
