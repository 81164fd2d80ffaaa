"""Letters from the office's own templates, proclamations and certificates, labels and lists of addresses."""
