"""What we took from others is what they published; tools/vendor_kern.sh prints these sums."""

from hashlib import sha256
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[2] / "src/wirkungskreis/ui/static/vendor"
SUMS = {
    "htmx/4.0.1/htmx.min.js": "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130",
    "kern/2.7.2/kern.min.css": "fc2428f71ee156d7187a3d416bedd5550c3543925204e9ac4b02544e649eb7f8",
    "kern/2.7.2/kern.rtl.css": "56d08eb02a9ff15439af09f957bd81d4570cf546916d716d3cb69876a3a4eb27",
    "kern/2.7.2/fonts/FiraSans-Italic.woff2": (
        "81dc35dee062c92d212935b4ab24000d77cf98cfae9ed6f7822ff0492e10f33e"
    ),
    "kern/2.7.2/fonts/FiraSans-Regular.woff2": (
        "0fe48aded097c2a11942a70bfef48510abf875a8e800f43d4007dce8d2a3aebe"
    ),
    "kern/2.7.2/fonts/FiraSans-SemiBold.woff2": (
        "a68802f9a523c6f43c21ad60a7d64ca5a978b86358a136a60430643fbd0f4b36"
    ),
}
LICENCES = ["htmx/4.0.1/LICENSE", "kern/2.7.2/LICENSE.md", "kern/2.7.2/fonts/LICENSE"]


@pytest.mark.parametrize("name", SUMS)
def test_a_vendored_file_is_the_published_one(name: str) -> None:
    assert sha256((VENDOR / name).read_bytes()).hexdigest() == SUMS[name]


def test_nothing_else_is_vendored_and_all_has_its_licence() -> None:
    found = {p.relative_to(VENDOR).as_posix() for p in VENDOR.rglob("*") if p.is_file()}
    assert found == {*SUMS, *LICENCES}
