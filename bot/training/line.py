"""A fitted line: what a linear model comes down to."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Slopes (columns,) and where the line starts."""

    slopes: NDArray[np.float32]
    bias: float
