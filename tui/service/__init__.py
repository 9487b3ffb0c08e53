"""What both front ends call: polling, ingest, questions to the timeline, edits, extraction, the doctor."""
