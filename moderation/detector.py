"""Detectors: settings with a method that looks for one kind of trouble in one message."""

from abc import abstractmethod
from typing import ClassVar

from pydantic import Field, field_validator

from chat.case import Finding, Label, Stage
from chat.context import Context
from chat.message import Message
from chat.settings import Settings
from chat.words import Words


class Detector(Settings):
    """Looks for one kind of trouble. Pure: the same message and context, the same finding.

    `section` is also its name. `label` is the kind of trouble. `lenient`: what it finds counts less for a regular.
    """

    label: ClassVar[Label] = Label.SPAM
    lenient: ClassVar[bool] = True

    enabled: bool = Field(True, description="Whether it looks at all.")
    stage: Stage = Field(Stage.ENFORCE, description="How far it may go: shadow records, review asks, enforce acts.")

    @abstractmethod
    def look(self, message: Message, context: Context) -> Finding | None:
        """Give what there is to say against a message that has been read, or nothing."""

    def finding(self, score: float, reason: Words, stage: Stage | None = None) -> Finding:
        """Give a finding of this detector, at its stage unless told another; the score is kept between 0 and 1."""
        bounded = min(1.0, max(0.0, score))
        return Finding(detector=self.section, label=self.label, score=bounded, reason=reason, stage=stage or self.stage)


class QuarrelDetector(Detector):
    """Looks for a quarrel, which is for people to judge: it can ask, never act."""

    label: ClassVar[Label] = Label.CONFLICT

    stage: Stage = Field(Stage.REVIEW, description="How far it may go: shadow records, review asks.")

    @field_validator("stage")
    @classmethod
    def _asks_only(cls, value: Stage) -> Stage:
        if value is Stage.ENFORCE:
            raise ValueError("a quarrel is for people to judge: choose shadow or review")
        return value
