"""The day of the office: the journeys live today, in Paris."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

TODAY: date = datetime.now(ZoneInfo("Europe/Paris")).date()
YESTERDAY = TODAY - timedelta(days=1)
