"""Training of the Vietnamese form-line recogniser: text, rendering, augmentation, network, export."""
