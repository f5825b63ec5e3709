//! The recycle bin. Without the service that keeps its rules, nothing is ever put into it: it is empty, as in a new account.

use terrarium_model::ids::ResourceId;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;
use crate::pages;

/// The page sizes of the lists.
const PAGE_SIZES: std::ops::RangeInclusive<i32> = 5..=1000;

/// Checks what a list was asked for: of what is not there, none can be named.
fn ensure_empty<I: ResourceId>(
    ids: &[I],
    max_results: Option<i32>,
    next_token: Option<&str>,
) -> Result<(), Error> {
    pages::page_size(max_results, PAGE_SIZES)?;
    if next_token.is_some_and(|token| !token.is_empty()) {
        return Err(Error::InvalidNextToken);
    }
    match ids.first() {
        Some(id) => Err(Error::not_found(*id)),
        None => Ok(()),
    }
}

impl Operation<Error> for ListImagesInRecycleBinRequest {
    fn run(self, _: &mut Tx) -> Result<ListImagesInRecycleBinResult, Error> {
        ensure_empty(
            &self.image_ids,
            self.max_results,
            self.next_token.as_deref(),
        )?;
        Ok(ListImagesInRecycleBinResult::default())
    }
}

impl Operation<Error> for RestoreImageFromRecycleBinRequest {
    fn run(self, _: &mut Tx) -> Result<RestoreImageFromRecycleBinResult, Error> {
        Err(Error::not_found(self.image_id))
    }
}

impl Operation<Error> for ListSnapshotsInRecycleBinRequest {
    fn run(self, _: &mut Tx) -> Result<ListSnapshotsInRecycleBinResult, Error> {
        ensure_empty(
            &self.snapshot_ids,
            self.max_results,
            self.next_token.as_deref(),
        )?;
        Ok(ListSnapshotsInRecycleBinResult::default())
    }
}

impl Operation<Error> for RestoreSnapshotFromRecycleBinRequest {
    fn run(self, _: &mut Tx) -> Result<RestoreSnapshotFromRecycleBinResult, Error> {
        Err(Error::not_found(self.snapshot_id))
    }
}

impl Operation<Error> for ListVolumesInRecycleBinRequest {
    fn run(self, _: &mut Tx) -> Result<ListVolumesInRecycleBinResult, Error> {
        ensure_empty(
            &self.volume_ids,
            self.max_results,
            self.next_token.as_deref(),
        )?;
        Ok(ListVolumesInRecycleBinResult::default())
    }
}

impl Operation<Error> for RestoreVolumeFromRecycleBinRequest {
    fn run(self, _: &mut Tx) -> Result<RestoreVolumeFromRecycleBinResult, Error> {
        Err(Error::not_found(self.volume_id))
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Account;

    #[test]
    fn the_bin_is_empty_and_gives_nothing_back() {
        let account = Account::new();
        for (list, parameter, set, id, code) in [
            (
                "ListImagesInRecycleBin",
                "ImageId",
                "imageSet",
                "ami-12345678",
                "InvalidAMIID.NotFound",
            ),
            (
                "ListSnapshotsInRecycleBin",
                "SnapshotId",
                "snapshotSet",
                "snap-12345678",
                "InvalidSnapshot.NotFound",
            ),
            (
                "ListVolumesInRecycleBin",
                "VolumeId",
                "volumeSet",
                "vol-12345678",
                "InvalidVolume.NotFound",
            ),
        ] {
            assert!(!account.ok(list).has(&format!("{set}/item")));
            account.ok(&format!("{list}&MaxResults=5"));
            assert_eq!(account.code(&format!("{list}&{parameter}.1={id}")), code);
            assert_eq!(
                account.code(&format!("{list}&NextToken=x")),
                "InvalidNextToken"
            );
            assert_eq!(
                account.code(&format!("{list}&MaxResults=1")),
                "InvalidParameterValue"
            );
        }
        for (request, code) in [
            (
                "RestoreImageFromRecycleBin&ImageId=ami-12345678",
                "InvalidAMIID.NotFound",
            ),
            (
                "RestoreSnapshotFromRecycleBin&SnapshotId=snap-12345678",
                "InvalidSnapshot.NotFound",
            ),
            (
                "RestoreVolumeFromRecycleBin&VolumeId=vol-12345678",
                "InvalidVolume.NotFound",
            ),
        ] {
            assert_eq!(account.code(request), code);
        }
    }
}
