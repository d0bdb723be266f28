"""What keeps clients out of sight: no BSN in outputs, pseudonyms, the clearing of copies."""
