//! When a request was signed.

use super::*;

#[test]
fn clocks_may_differ_by_five_minutes_and_for_s3_by_fifteen() {
    for (service, minutes) in [("ec2", 5), ("s3", 15)] {
        let most = SignedDuration::from_mins(minutes);
        let more = most + SignedDuration::from_secs(1);
        for at in [now() - most, now() + most] {
            Request::signed_by("AKIATEST", service, at)
                .verify(Mode::Strict)
                .unwrap();
        }
        for at in [now() - more, now() + more] {
            let codes = Request::signed_by("AKIATEST", service, at).codes();
            assert_eq!(
                codes,
                [
                    ("RequestTimeTooSkewed", 403),
                    MISMATCH,
                    ("RequestExpired", 400)
                ]
            );
        }
    }
}

#[test]
fn iam_says_which_times_were_compared() {
    let late = Request::signed_by("AKIATEST", "iam", now() - SignedDuration::from_mins(6));
    assert_eq!(
        late.verify(Mode::Strict)
            .unwrap_err()
            .answer(Dialect::Query)
            .message,
        "Signature expired: 20261122T175400Z is now earlier than 20261122T175500Z (20261122T180000Z - 5 min.)"
    );
}

#[test]
fn a_missing_date_is_incomplete() {
    let mut request = Request::signed_by("AKIATEST", "s3", now());
    request.headers.remove("x-amz-date");
    assert_eq!(
        request.codes(),
        [("AccessDenied", 403), INCOMPLETE, INCOMPLETE]
    );
}
