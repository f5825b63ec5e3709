//! The types of volumes: how large and how fast they can be, and AWS's errors for what they cannot.

use std::ops::RangeInclusive;

use terrarium_model::resources::VolumeCapacity;

use crate::errors::Error;

/// The type of a volume when nobody says.
pub(crate) const DEFAULT: &str = "gp2";

/// A type of volumes.
struct Type {
    name: &'static str,
    /// In GiB.
    sizes: RangeInclusive<i32>,
    iops: Iops,
    /// In MiB per second, the least being the default; none for types that cannot be told.
    throughput: Option<RangeInclusive<i32>>,
    /// Whether several instances may have a volume at once.
    multi_attach: bool,
}

/// Where a type's operations per second come from.
enum Iops {
    /// Nowhere: they are not told.
    Untold,
    /// From the size: three for each GiB, within these bounds.
    OfSize(RangeInclusive<i32>),
    /// From the request, which must tell them unless there is a default.
    Asked {
        range: RangeInclusive<i32>,
        most_per_gib: i32,
        default: Option<i32>,
    },
}

#[rustfmt::skip]
const TYPES: &[Type] = &[
    Type { name: "gp2", sizes: 1..=16_384, iops: Iops::OfSize(100..=16_000), throughput: None, multi_attach: false },
    Type {
        name: "gp3", sizes: 1..=65_536, throughput: Some(125..=2000), multi_attach: false,
        iops: Iops::Asked { range: 3000..=80_000, most_per_gib: 500, default: Some(3000) },
    },
    Type {
        name: "io1", sizes: 4..=16_384, throughput: None, multi_attach: true,
        iops: Iops::Asked { range: 100..=64_000, most_per_gib: 50, default: None },
    },
    Type {
        name: "io2", sizes: 4..=65_536, throughput: None, multi_attach: true,
        iops: Iops::Asked { range: 100..=256_000, most_per_gib: 1000, default: None },
    },
    Type { name: "st1", sizes: 125..=16_384, iops: Iops::Untold, throughput: None, multi_attach: false },
    Type { name: "sc1", sizes: 125..=16_384, iops: Iops::Untold, throughput: None, multi_attach: false },
    Type { name: "standard", sizes: 1..=1024, iops: Iops::Untold, throughput: None, multi_attach: false },
];

/// Completes what is asked for by the defaults of its type, and checks it by the type's limits.
pub(crate) fn check(asked: VolumeCapacity) -> Result<VolumeCapacity, Error> {
    let named = |kind: &&Type| kind.name == asked.volume_type;
    let kind = TYPES.iter().find(named).ok_or(Error::UnknownVolumeType {
        name: asked.volume_type.clone(),
    })?;
    if asked.multi_attach && !kind.multi_attach {
        return Err(not_supported("parameter multi-attach-enabled", kind));
    }
    ensure_size(kind, asked.size)?;
    let iops = iops(kind, asked.size, asked.iops)?;
    Ok(VolumeCapacity {
        throughput: throughput(kind, iops, asked.throughput)?,
        iops,
        ..asked
    })
}

/// Whether volumes of that type are told their operations per second.
pub(super) fn is_asked_for_iops(name: &str) -> bool {
    let named = |kind: &&Type| kind.name == name;
    let kind = TYPES.iter().find(named);
    kind.is_some_and(|kind| matches!(kind.iops, Iops::Asked { .. }))
}

fn not_supported(what: &str, kind: &Type) -> Error {
    let name = kind.name;
    Error::invalid_combination(format!("The {what} is not supported for {name} volumes."))
}

fn ensure_size(kind: &Type, size: i32) -> Result<(), Error> {
    let (name, least, most) = (kind.name, kind.sizes.start(), kind.sizes.end());
    if size < *least {
        return Err(Error::invalid_value(format!(
            "The volume size is invalid for {name} volumes: {size} GiB. {name} volumes must be at least {least} GiB in size. \
             Please specify a volume size above the minimum limit."
        )));
    }
    if size > *most {
        return Err(Error::invalid_value(format!(
            "Volume of {size}GiB is too large for volume type {name}; maximum is {most}GiB"
        )));
    }
    Ok(())
}

fn ensure_within(what: &str, value: i32, range: &RangeInclusive<i32>) -> Result<(), Error> {
    let (how, bound, limit) = match value {
        value if value < *range.start() => ("low", "minimum", range.start()),
        value if value > *range.end() => ("high", "maximum", range.end()),
        _ => return Ok(()),
    };
    Err(Error::invalid_value(format!(
        "Volume {what} of {value} is too {how}; {bound} is {limit}."
    )))
}

fn iops(kind: &Type, size: i32, asked: Option<i32>) -> Result<Option<i32>, Error> {
    let (range, most_per_gib, default) = match (&kind.iops, asked) {
        (
            Iops::Asked {
                range,
                most_per_gib,
                default,
            },
            _,
        ) => (range, most_per_gib, default),
        (_, Some(_)) => return Err(not_supported("parameter iops", kind)),
        (Iops::Untold, None) => return Ok(None),
        (Iops::OfSize(range), None) => {
            return Ok(Some(
                (size.saturating_mul(3)).clamp(*range.start(), *range.end()),
            ));
        }
    };
    let Some(iops) = asked.or(*default) else {
        return Err(Error::invalid_combination(format!(
            "The parameter iops must be specified for {} volumes.",
            kind.name
        )));
    };
    ensure_within("iops", iops, range)?;
    // Every volume of a type may have what is its default.
    if Some(iops) != *default && iops > size.saturating_mul(*most_per_gib) {
        let ratio = f64::from(iops) / f64::from(size);
        return Err(Error::invalid_value(format!(
            "Iops to volume size ratio of {ratio:.6} is too high; maximum is {most_per_gib}"
        )));
    }
    Ok(Some(iops))
}

fn throughput(kind: &Type, iops: Option<i32>, asked: Option<i32>) -> Result<Option<i32>, Error> {
    let range = match (&kind.throughput, asked) {
        (Some(range), _) => range,
        (None, None) => return Ok(None),
        (None, Some(_)) => return Err(not_supported("throughput parameter", kind)),
    };
    let throughput = asked.unwrap_or(*range.start());
    ensure_within("throughput", throughput, range)?;
    let ratio = f64::from(throughput) / f64::from(iops.unwrap_or(1));
    if ratio > 0.25 {
        return Err(Error::invalid_value(format!(
            "Throughput (MiBps) to iops ratio of {ratio:.6} is too high; maximum is 0.250000 MiBps per iops."
        )));
    }
    Ok(Some(throughput))
}
