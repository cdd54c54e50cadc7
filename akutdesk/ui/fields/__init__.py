"""The desk's own controls; see mockups/00-komponenter for every one in every state."""
