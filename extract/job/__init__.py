"""The job: occupation, openings, whom it asks for, licences, dates."""
